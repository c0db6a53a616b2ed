/*
 * Tokens of the HCL2 native syntax. Newlines are tokens in bodies and objects and hidden inside
 * parentheses, brackets and template sequences; HclTokenSource keeps the brackets.
 */
lexer grammar HclLexer;

options {
    superClass = HclTokenSource;
}

NEWLINE : '\r'? '\n' { newline(); } ;
BLANK : [ \t]+ -> channel(HIDDEN) ;
LINE_COMMENT : ('#' | '//') ~[\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;

NUMBER : [0-9]+ ('.' [0-9]+)? ([eE] [+-]? [0-9]+)? ;
IDENTIFIER : NAME_START NAME_PART* ;
fragment NAME_START : [\p{ID_Start}_] ;
fragment NAME_PART : [\p{ID_Continue}\-] ;

HEREDOC_OPEN : '<<' '-'? NAME_START NAME_PART* '\r'? '\n' { openHeredoc(); } -> pushMode(HEREDOC) ;
QUOTE : '"' -> pushMode(QUOTED) ;

LPAREN : '(' { open('('); } ;
RPAREN : ')' { close(); } ;
LBRACKET : '[' { open('['); } ;
RBRACKET : ']' { close(); } ;
LBRACE : '{' { open('{'); } ;
STRIP_CLOSE : '~}' { closeBrace(); } ;
RBRACE : '}' { closeBrace(); } ;

ELLIPSIS : '...' ;
DOT : '.' ;
COMMA : ',' ;
ARROW : '=>' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS_OR_EQUAL : '<=' ;
GREATER_OR_EQUAL : '>=' ;
LESS : '<' ;
GREATER : '>' ;
AND : '&&' ;
OR : '||' ;
NOT : '!' ;
ASSIGN : '=' ;
COLON : ':' ;
QUESTION : '?' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
INVALID : . ;

mode QUOTED;

QUOTE_CLOSE : '"' -> popMode ;
INTERPOLATION : '${' '~'? { openTemplate(); } -> pushMode(DEFAULT_MODE) ;
DIRECTIVE : '%{' '~'? { openTemplate(); } -> pushMode(DEFAULT_MODE) ;
QUOTED_TEXT
    : ( ~["\\$%\r\n]
      | '\\' ~[\r\n]
      | '$${'
      | '%%{'
      | '$' { _input.LA(1) != '{' }?
      | '%' { _input.LA(1) != '{' }?
      )+
    ;
QUOTED_NEWLINE : '\r'? '\n' -> popMode ;
QUOTED_INVALID : . ;

mode HEREDOC;

HEREDOC_CLOSE : { closesHere() }? [ \t]* NAME_START NAME_PART* { closeHeredoc(); } -> popMode ;
HEREDOC_INTERPOLATION : '${' '~'? { openTemplate(); } -> type(INTERPOLATION), pushMode(DEFAULT_MODE) ;
HEREDOC_DIRECTIVE : '%{' '~'? { openTemplate(); } -> type(DIRECTIVE), pushMode(DEFAULT_MODE) ;
HEREDOC_TEXT : { !closesHere() }? (HEREDOC_CHARACTER+ '\n'? | '\n') ;
fragment HEREDOC_CHARACTER
    : ~[$%\n]
    | '$${'
    | '%%{'
    | '$' { _input.LA(1) != '{' }?
    | '%' { _input.LA(1) != '{' }?
    ;
