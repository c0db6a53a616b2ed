/*
 * HCL2 native syntax. The token stream has been prepared by TokenFilter: newlines that do not
 * separate anything are gone, and FOR, ELSE, ENDIF and ENDFOR stand only where they are keywords.
 */
parser grammar HclParser;

options {
    tokenVocab = HclLexer;
}

configuration : (NEWLINE | statement)* EOF ;
bareTemplate : templatePart* EOF ;

statement
    : (attribute | block) (NEWLINE | EOF)
    | stray
    ;

/* Whatever does not begin like a statement; reported by StrayStatements. */
stray
    : (strayGroup | ~(IDENTIFIER | IN | IF | NEWLINE | LBRACE | INTERPOLATION | DIRECTIVE | RBRACE | TRIM_RBRACE))
      (strayGroup | ~(NEWLINE | LBRACE | INTERPOLATION | DIRECTIVE | RBRACE | TRIM_RBRACE))*
    ;
strayGroup
    : (LBRACE | INTERPOLATION | DIRECTIVE)
      (strayGroup | ~(LBRACE | INTERPOLATION | DIRECTIVE | RBRACE | TRIM_RBRACE))*
      (RBRACE | TRIM_RBRACE)
    ;

attribute : identifier ASSIGN expression ;
block : identifier label* LBRACE blockBody RBRACE ;
label : identifier | quoted ;
blockBody
    : attribute?
    | NEWLINE (NEWLINE | statement)*
    ;

expression
    : operand                                                                       # single
    | expression operator=(STAR | SLASH | PERCENT) expression                       # binary
    | expression operator=(PLUS | MINUS) expression                                 # binary
    | expression operator=(LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL)
        expression                                                                  # binary
    | expression operator=(EQUAL | NOT_EQUAL) expression                            # binary
    | expression operator=AND expression                                            # binary
    | expression operator=OR expression                                             # binary
    | <assoc = right> expression QUESTION expression COLON expression               # conditional
    ;

operand
    : operator=(MINUS | NOT) operand    # unary
    | primary step*                     # traversal
    ;

primary
    : NUMBER                                # number
    | identifier                            # variable
    | functionCall                          # call
    | quoted                                # quotedTemplate
    | heredoc                               # heredocTemplate
    | LPAREN expression RPAREN              # parentheses
    | tuple                                 # tupleValue
    | object                                # objectValue
    | forTuple                              # forTupleValue
    | forObject                             # forObjectValue
    ;

step
    : DOT identifier                                # attributeStep
    | DOT NUMBER                                    # legacyIndexStep
    | DOT STAR (DOT (identifier | NUMBER))*         # attributeSplatStep
    | LBRACK STAR RBRACK                            # fullSplatStep
    | LBRACK expression RBRACK                      # indexStep
    ;

functionCall : identifier LPAREN (expression (COMMA expression)* (COMMA | ELLIPSIS)?)? RPAREN ;
tuple : LBRACK (expression (COMMA expression)* COMMA?)? RBRACK ;
object : LBRACE (item ((COMMA | NEWLINE) item)* (COMMA | NEWLINE)?)? RBRACE ;
item : expression (ASSIGN | COLON) expression ;

forTuple : LBRACK FOR iteration COLON expression filter? RBRACK ;
forObject : LBRACE FOR iteration COLON expression ARROW expression ELLIPSIS? filter? RBRACE ;
iteration : identifier (COMMA identifier)? IN expression ;
filter : IF expression ;

quoted : QUOTE templatePart* QUOTE_END ;
heredoc : HEREDOC_BEGIN templatePart* HEREDOC_END ;
templatePart
    : text
    | INTERPOLATION expression templateEnd
    | DIRECTIVE directive templateEnd
    ;
text : TEXT | ESCAPE | MARKER_ESCAPE | TEXT_NEWLINE ;
templateEnd : RBRACE | TRIM_RBRACE ;
directive
    : IF expression         # ifDirective
    | ELSE                  # elseDirective
    | ENDIF                 # endIfDirective
    | FOR iteration         # forDirective
    | ENDFOR                # endForDirective
    ;

identifier : IDENTIFIER | IN | IF ;
