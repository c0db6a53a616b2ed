/*
 * Syntax of the condition language, which is the Common Expression Language. No rule recurses
 * except through a bracket, so the depth of a parse is the depth of its brackets.
 */
parser grammar ConditionParser;

options { tokenVocab = ConditionLexer; }

condition : expression EOF ;

/** Right-associative: each colon is followed by the condition of the next choice. */
expression : disjunction (QUESTION disjunction COLON disjunction)* ;

disjunction : conjunction (OR conjunction)* ;

conjunction : relation (AND relation)* ;

relation : sum (relationOperator sum)* ;

relationOperator : LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | EQUAL | NOT_EQUAL | IN ;

sum : product (sumOperator product)* ;

sumOperator : PLUS | MINUS ;

product : unary (productOperator unary)* ;

productOperator : STAR | SLASH | PERCENT ;

unary : (NOT+ | MINUS+)? member ;

member : primary suffix* ;

suffix
    : DOT IDENTIFIER LPAREN arguments? RPAREN # callSuffix
    | DOT QUESTION? selector # selectSuffix
    | LBRACKET QUESTION? expression RBRACKET # indexSuffix
    | LBRACE fields? COMMA? RBRACE # messageSuffix
    ;

selector : IDENTIFIER | QUOTED_IDENTIFIER ;

primary
    : literal # literalPrimary
    | DOT? IDENTIFIER # identifier
    | DOT? IDENTIFIER LPAREN arguments? RPAREN # functionCall
    | LPAREN expression RPAREN # group
    | LBRACKET elements? COMMA? RBRACKET # listLiteral
    | LBRACE entries? COMMA? RBRACE # mapLiteral
    ;

literal : INT | UINT | DOUBLE | STRING | BYTES | TRUE | FALSE | NULL ;

arguments : expression (COMMA expression)* ;

elements : element (COMMA element)* ;

element : QUESTION? expression ;

entries : entry (COMMA entry)* ;

entry : QUESTION? expression COLON expression ;

fields : field (COMMA field)* ;

field : QUESTION? selector COLON expression ;
