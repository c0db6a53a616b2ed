/*
 * Tokens of the condition language, which is the Common Expression Language. Escapes, numbers and
 * reserved words are judged by the reader, which can point into a token; here a string may hold any
 * escape.
 */
lexer grammar ConditionLexer;

EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS_EQUAL : '<=' ;
GREATER_EQUAL : '>=' ;
LESS : '<' ;
GREATER : '>' ;
AND : '&&' ;
OR : '||' ;
NOT : '!' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;
DOT : '.' ;
COMMA : ',' ;
COLON : ':' ;
QUESTION : '?' ;

IN : 'in' ;
TRUE : 'true' ;
FALSE : 'false' ;
NULL : 'null' ;

DOUBLE
    : DIGIT+ '.' DIGIT+ EXPONENT?
    | DIGIT+ EXPONENT
    | '.' DIGIT+ EXPONENT?
    ;
UINT : INTEGER [uU] ;
INT : INTEGER ;

STRING : RAW_TEXT | TEXT ;
BYTES : [bB] (RAW_TEXT | TEXT) ;

IDENTIFIER : LETTER (LETTER | DIGIT)* ;
QUOTED_IDENTIFIER : '`' (LETTER | DIGIT | [./\- ])+ '`' ;

WHITESPACE : [ \t\r\n\f]+ -> skip ;
COMMENT : '//' ~[\r\n]* -> skip ;

UNTERMINATED
    : [bB]? [rR] '"' ~["\r\n]*
    | [bB]? [rR] '\'' ~['\r\n]*
    | [bB]? '"' (~["\\\r\n] | '\\' ~[\r\n])*
    | [bB]? '\'' (~['\\\r\n] | '\\' ~[\r\n])*
    ;
UNKNOWN : . ;

fragment RAW_TEXT
    : [rR] '"""' .*? '"""'
    | [rR] '\'\'\'' .*? '\'\'\''
    | [rR] '"' ~["\r\n]* '"'
    | [rR] '\'' ~['\r\n]* '\''
    ;
fragment TEXT
    : '"""' (~[\\] | '\\' .)*? '"""'
    | '\'\'\'' (~[\\] | '\\' .)*? '\'\'\''
    | '"' (~["\\\r\n] | '\\' ~[\r\n])* '"'
    | '\'' (~['\\\r\n] | '\\' ~[\r\n])* '\''
    ;
fragment INTEGER : DIGIT+ | '0x' HEX+ ;
fragment EXPONENT : [eE] [+-]? DIGIT+ ;
fragment LETTER : [_a-zA-Z] ;
fragment DIGIT : [0-9] ;
fragment HEX : [0-9a-fA-F] ;
