/* Structure and expressions of the HCL2 native syntax. */
parser grammar HclParser;

options {
    tokenVocab = HclLexer;
}

file : NEWLINE* (item NEWLINE+)* item? EOF ;

templateFile : templatePart* EOF ;

item : attribute | block ;

attribute : IDENTIFIER ASSIGN expression ;

block
    : IDENTIFIER label* open=LBRACE
      ( attribute? RBRACE
      | NEWLINE+ (item NEWLINE+)* RBRACE
      )
    ;

label
    : IDENTIFIER
    | QUOTE QUOTED_TEXT? QUOTE_CLOSE
    ;

expression
    : term step*                                                                  # Value
    | operator=(MINUS | NOT) expression                                           # Unary
    | expression operator=(STAR | SLASH | PERCENT) expression                     # Binary
    | expression operator=(PLUS | MINUS) expression                               # Binary
    | expression operator=(LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL) expression # Binary
    | expression operator=(EQUAL | NOT_EQUAL) expression                          # Binary
    | expression operator=AND expression                                          # Binary
    | expression operator=OR expression                                           # Binary
    | <assoc = right> expression QUESTION expression COLON expression             # Conditional
    ;

step
    : DOT IDENTIFIER                    # AttributeStep
    | DOT NUMBER                        # LegacyIndexStep
    | DOT STAR                          # AttributeSplatStep
    | LBRACKET STAR RBRACKET            # FullSplatStep
    | LBRACKET expression RBRACKET      # IndexStep
    ;

term
    : NUMBER                            # Number
    | IDENTIFIER                        # Name
    | call                              # Function
    | QUOTE templatePart* QUOTE_CLOSE   # Quoted
    | HEREDOC_OPEN templatePart* HEREDOC_CLOSE # Heredoc
    | LBRACKET (expression (COMMA expression)* COMMA?)? RBRACKET # Tuple
    | LBRACE NEWLINE* (member (separator member)* separator?)? RBRACE # Object
    | LBRACKET forIntro COLON expression forTest? RBRACKET # ForTuple
    | LBRACE NEWLINE* forIntro NEWLINE* COLON NEWLINE* expression NEWLINE* ARROW NEWLINE* expression
      ELLIPSIS? NEWLINE* (forTest NEWLINE*)? RBRACE # ForObject
    | LPAREN expression RPAREN          # Parenthesized
    ;

call : IDENTIFIER LPAREN (expression (COMMA expression)* (COMMA | ELLIPSIS)?)? RPAREN ;

member : expression (ASSIGN | COLON) NEWLINE* expression ;

separator : COMMA NEWLINE* | NEWLINE+ ;

forIntro : word=IDENTIFIER NEWLINE* names+=IDENTIFIER (COMMA names+=IDENTIFIER)? in=IDENTIFIER NEWLINE* expression ;

forTest : IDENTIFIER expression ;

templatePart
    : text=(QUOTED_TEXT | HEREDOC_TEXT)                                            # TextPart
    | INTERPOLATION expression close=(RBRACE | STRIP_CLOSE)                        # InterpolationPart
    | DIRECTIVE forIntro close=(RBRACE | STRIP_CLOSE)                              # ForPart
    | DIRECTIVE IDENTIFIER expression? close=(RBRACE | STRIP_CLOSE)                # WordPart
    ;
