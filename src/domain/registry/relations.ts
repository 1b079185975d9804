/** Relation to the head of the household, GB/T 4761-2008. One line per code: code, Chinese, English. */
export const relations = `
01 本人 | self
02 户主 | head of household
10 配偶 | spouse
11 夫 | husband
12 妻 | wife
20 子 | son
21 独生子 | only son
22 长子 | eldest son
23 次子 | second son
24 三子 | third son
25 四子 | fourth son
26 五子 | fifth son
27 养子或继子 | adopted son or stepson
28 女婿 | son-in-law
29 其他儿子 | other son
30 女 | daughter
31 独生女 | only daughter
32 长女 | eldest daughter
33 次女 | second daughter
34 三女 | third daughter
35 四女 | fourth daughter
36 五女 | fifth daughter
37 养女或继女 | adopted daughter or stepdaughter
38 儿媳 | daughter-in-law
39 其他女儿 | other daughter
40 孙子、孙女或外孙子、外孙女 | grandchild
41 孙子 | grandson (son’s son)
42 孙女 | granddaughter (son’s daughter)
43 外孙子 | grandson (daughter’s son)
44 外孙女 | granddaughter (daughter’s daughter)
45 孙媳妇或外孙媳妇 | wife of a grandson
46 孙女婿或外孙女婿 | husband of a granddaughter
47 曾孙子或外曾孙子 | great-grandson
48 曾孙女或外曾孙女 | great-granddaughter
49 其他孙子、孙女或外孙子、外孙女 | other grandchild
50 父母 | parent
51 父亲 | father
52 母亲 | mother
53 公公 | husband’s father
54 婆婆 | husband’s mother
55 岳父 | wife’s father
56 岳母 | wife’s mother
57 继父或养父 | stepfather or adoptive father
58 继母或养母 | stepmother or adoptive mother
59 其他父母关系 | other parent
60 祖父母或外祖父母 | grandparent
61 祖父 | grandfather (father’s side)
62 祖母 | grandmother (father’s side)
63 外祖父 | grandfather (mother’s side)
64 外祖母 | grandmother (mother’s side)
65 配偶的祖父母或外祖父母 | spouse’s grandparent
66 曾祖父 | great-grandfather
67 曾祖母 | great-grandmother
68 配偶的曾祖父母或外曾祖父母 | spouse’s great-grandparent
69 其他祖父母或外祖父母关系 | other grandparent
70 兄弟姐妹 | brother or sister
71 兄 | elder brother
72 嫂 | elder brother’s wife
73 弟 | younger brother
74 弟媳 | younger brother’s wife
75 姐姐 | elder sister
76 姐夫 | elder sister’s husband
77 妹妹 | younger sister
78 妹夫 | younger sister’s husband
79 其他兄弟姐妹 | other brother or sister
80 其他 | other
81 伯父 | father’s elder brother
82 伯母 | wife of father’s elder brother
83 叔父 | father’s younger brother
84 婶母 | wife of father’s younger brother
85 舅父 | mother’s brother
86 舅母 | wife of mother’s brother
87 姨父 | husband of mother’s sister
88 姨母 | mother’s sister
89 姑父 | husband of father’s sister
90 姑母 | father’s sister
91 堂兄弟、堂姐妹 | cousin (father’s brothers’ side)
92 表兄弟、表姐妹 | cousin (other sides)
93 侄子 | nephew (brother’s son)
94 侄女 | niece (brother’s daughter)
95 外甥 | nephew (sister’s son)
96 外甥女 | niece (sister’s daughter)
97 其他亲属 | other relative
98 保姆 | domestic helper
99 非亲属 | not a relative
`
