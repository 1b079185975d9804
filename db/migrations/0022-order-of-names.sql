-- Heads stand in the order of their syllables, 陈 before 程; written anew at the next start.
UPDATE household SET head_pinyin = '';
