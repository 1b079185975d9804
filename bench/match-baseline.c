// One thread, no normalising: which of these ids stand at the beginning of a line of the file, and what processor time did it take? cc -O3 -o baseline match-baseline.c
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

static uint64_t *table, mask;

static int digits(const unsigned char *at, uint64_t *key) {
  uint64_t value = 0;
  for (int i = 0; i < 17; i++) {
    unsigned digit = at[i] - '0';
    if (digit > 9) return 0;
    value = value * 10 + digit;
  }
  *key = value;
  return 1;
}

static uint64_t place(uint64_t key) {
  uint64_t at = (key * 0x9E3779B97F4A7C15ull) >> 20 & mask;
  while (table[at] && table[at] != key) at = (at + 1) & mask;
  return at;
}

static unsigned char *map(const char *file, size_t *size) {
  struct stat facts;
  int handle = open(file, O_RDONLY);
  if (handle < 0 || fstat(handle, &facts) != 0) exit(1);
  *size = facts.st_size;
  return mmap(0, *size, PROT_READ, MAP_PRIVATE, handle, 0);
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  size_t size, hits = 0;
  mask = (1 << 22) - 1;
  table = calloc(mask + 1, sizeof *table);
  for (int pass = 0; pass < 2; pass++) {
    unsigned char *at = map(arguments[1 + pass], &size), *end = at + size;
    while (at && at + 18 < end) {
      uint64_t key;
      if (digits(at, &key)) {
        uint64_t found = place(key);
        if (pass) hits += table[found] == key;
        else table[found] = key;
      }
      at = memchr(at, '\n', end - at);
      if (at) at++;
    }
  }
  printf("%zu %.0f\n", hits, clock() * 1e3 / CLOCKS_PER_SEC);
}
