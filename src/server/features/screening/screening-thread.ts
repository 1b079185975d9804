// The program of the thread that screens a district: the server answers others meanwhile.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { screenerOf, type AreasText, type ScreenOrder } from './screen-text.ts'

const port = parentPort as MessagePort
const screen = screenerOf(workerData as ScreenOrder)
port.on('message', (text: AreasText) => port.postMessage(screen(text)))
