/*
 * Tokens of HCL2 native syntax. Braces push and pop modes, so that the brace that ends an
 * interpolation leads back into its string; ModalLexer finds the end of a heredoc.
 */
lexer grammar HclLexer;

options {
    superClass = ModalLexer;
}

tokens {
    FOR,
    ELSE,
    ENDIF,
    ENDFOR,
    HEREDOC_END,
    UNTERMINATED_STRING,
    UNTERMINATED_HEREDOC
}

WHITESPACE : [ \t]+ -> skip ;
LINE_COMMENT : ('#' | '//') ~[\n]* -> skip ;
BLOCK_COMMENT : '/*' .*? '*/' -> skip ;
UNTERMINATED_COMMENT : '/*' { skipToEnd(); } ;
NEWLINE : '\r'? '\n' ;

HEREDOC_BEGIN : '<<' '-'? NAME '\r'? '\n' { openHeredoc(); } -> pushMode(HEREDOC) ;
QUOTE : '"' { openString(); } -> pushMode(QUOTED) ;

LBRACE : '{' -> pushMode(DEFAULT_MODE) ;
RBRACE : '}' -> popMode ;
TRIM_RBRACE : '~}' -> popMode ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACK : '[' ;
RBRACK : ']' ;

ASSIGN : '=' ;
ARROW : '=>' ;
COLON : ':' ;
COMMA : ',' ;
DOT : '.' ;
ELLIPSIS : '...' ;
QUESTION : '?' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS : '<' ;
LESS_OR_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_OR_EQUAL : '>=' ;
AND : '&&' ;
OR : '||' ;
NOT : '!' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;

NUMBER : [0-9]+ ('.' [0-9]+)? ([eE] [+\-]? [0-9]+)? ;
IN : 'in' ;
IF : 'if' ;
IDENTIFIER : NAME ;

INVALID_BYTE : [\u{DC80}-\u{DCFF}] ;
INVALID_CHARACTER : . ;

fragment NAME : [\p{ID_Start}_] [\p{ID_Continue}\-]* ;
fragment HEX : [0-9a-fA-F] ;

mode QUOTED;

QUOTE_END : '"' { closeString(); } -> popMode ;
INTERPOLATION : '${' '~'? -> pushMode(DEFAULT_MODE) ;
DIRECTIVE : '%{' '~'? -> pushMode(DEFAULT_MODE) ;
MARKER_ESCAPE : '$${' | '%%{' ;
ESCAPE : '\\' ([nrt"\\] | 'u' HEX HEX HEX HEX | 'U' HEX HEX HEX HEX HEX HEX HEX HEX) ;
INVALID_ESCAPE : '\\' ~[\r\n] ;
TEXT : ~[$%"\\\r\n\u{DC80}-\u{DCFF}]+ ;
QUOTED_SIGN : [$%\\] -> type(TEXT) ;
QUOTED_INVALID_BYTE : [\u{DC80}-\u{DCFF}] -> type(INVALID_BYTE) ;
BROKEN_STRING : [\r\n] { breakString(); } -> type(UNTERMINATED_STRING) ;

mode HEREDOC;

HEREDOC_INTERPOLATION : '${' '~'? -> type(INTERPOLATION), pushMode(DEFAULT_MODE) ;
HEREDOC_DIRECTIVE : '%{' '~'? -> type(DIRECTIVE), pushMode(DEFAULT_MODE) ;
HEREDOC_MARKER_ESCAPE : ('$${' | '%%{') -> type(MARKER_ESCAPE) ;
HEREDOC_TEXT : ~[$%\r\n\u{DC80}-\u{DCFF}]+ -> type(TEXT) ;
HEREDOC_SIGN : [$%] -> type(TEXT) ;
TEXT_NEWLINE : '\r'? '\n' ;
HEREDOC_INVALID_BYTE : [\u{DC80}-\u{DCFF}] -> type(INVALID_BYTE) ;
HEREDOC_INVALID_CHARACTER : '\r' -> type(INVALID_CHARACTER) ;
