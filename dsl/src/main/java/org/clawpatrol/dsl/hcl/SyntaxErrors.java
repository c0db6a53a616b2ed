package org.clawpatrol.dsl.hcl;

import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** Says in the language's own words what the parser did not expect. One thread. */
final class SyntaxErrors {
    static final String ID = "C-SYNTAX";

    private final Source source;

    SyntaxErrors(Source source) {
        this.source = source;
    }

    Diagnostic describe(Parser parser, RecognitionException error) {
        Token offending = error.getOffendingToken();
        int rule = parser.getContext().getRuleIndex();
        if (rule == HclParser.RULE_statement && error instanceof NoViableAltException) {
            return notAStatement(offending);
        }
        if (offending.getTokenIndex() == 0) {
            return notAStatement(offending);
        }
        Token previous = parser.getTokenStream().get(offending.getTokenIndex() - 1);
        return switch (rule) {
            case HclParser.RULE_statement -> afterStatement(previous, offending);
            case HclParser.RULE_configuration, HclParser.RULE_blockBody -> notAStatement(offending);
            case HclParser.RULE_block, HclParser.RULE_label -> inBlock(parser, offending);
            case HclParser.RULE_item, HclParser.RULE_object -> inObject(rule, previous, offending);
            case HclParser.RULE_iteration, HclParser.RULE_forTuple, HclParser.RULE_forObject ->
                    inFor(previous, offending);
            case HclParser.RULE_directive -> inDirective(previous, offending);
            case HclParser.RULE_functionCall, HclParser.RULE_tuple ->
                    missingValue(previous)
                            ? noValue(previous, offending)
                            : expected("`,` or the closing bracket", offending)
                                    .help("elements are separated by commas");
            case HclParser.RULE_templateEnd ->
                    expected("`}`", offending).help("an interpolation holds one expression");
            default -> inExpression(previous, offending);
        };
    }

    Diagnostic notAStatement(HclParser.StrayContext stray) {
        return notAStatement(stray.getStart());
    }

    private Diagnostic notAStatement(Token found) {
        Diagnostic error = expected("an attribute or a block", found);
        return switch (found.getType()) {
            case HclParser.COLON -> error.help("an attribute is written `name = value`");
            case HclParser.DOT -> error.help("a name holds no dots; write a block instead");
            case HclParser.QUOTE ->
                    error.help("names of attributes and blocks stand without quotes");
            case HclParser.RBRACE -> error.help("remove the `}`, or add the `{` it belongs to");
            case HclParser.NUMBER, HclParser.MINUS -> error.help("a name begins with a letter");
            case HclParser.LESS ->
                    error.help("is this left over from a merge, or a heredoc without its name?");
            case HclParser.NEWLINE, Token.EOF ->
                    error.help("add `= value`, or `{` on the same line for a block");
            default -> error.help("an attribute is written `name = value`, a block `name { }`");
        };
    }

    private Diagnostic afterStatement(Token previous, Token found) {
        if (found.getType() == HclParser.COMMA) {
            return error(found, "unexpected comma after an attribute")
                    .help("attributes are separated by new lines");
        }
        if (endsText(previous, found)) {
            return expected("a new line after the value", found)
                    .help(
                            "the text ended at the `\"`: inside, write `\\\"`, in conditions `'...'`");
        }
        String what = previous.getType() == HclParser.RBRACE ? "the block" : "the value";
        return expected("a new line after " + what, found)
                .help(
                        found.getType() == HclParser.RBRACE
                                ? "put the `}` on a line of its own"
                                : "put the next attribute or block on its own line");
    }

    /** A text that goes on right behind its quote was not meant to end there. */
    private static boolean endsText(Token previous, Token found) {
        return previous.getText().equals("\"")
                && found.getStartIndex() == previous.getStopIndex() + 1
                && found.getType() != HclParser.NEWLINE
                && found.getType() != HclParser.RBRACE;
    }

    private Diagnostic inBlock(Parser parser, Token found) {
        boolean opened = ((HclParser.BlockContext) enclosingBlock(parser)).LBRACE() != null;
        if (opened) {
            return expected("`}`", found)
                    .help("a block on one line holds one attribute; use new lines for more");
        }
        if (found.getType() == HclParser.ASSIGN) {
            return error(found, "unexpected `=` after the labels of a block")
                    .help("a block has no `=` before its `{`");
        }
        return expected("a label or `{`", found).help("`{` stands on the line of the block's name");
    }

    private static ParserRuleContext enclosingBlock(Parser parser) {
        ParserRuleContext context = parser.getContext();
        while (!(context instanceof HclParser.BlockContext)) {
            context = context.getParent();
        }
        return context;
    }

    private Diagnostic inObject(int rule, Token previous, Token found) {
        if (missingValue(previous)) {
            return noValue(previous, found);
        }
        return rule == HclParser.RULE_item
                ? expected("`=` or `:` after the key", found)
                        .help(
                                "an object's items are written `key = value`; a block has no `=`"
                                        + " before its `{`")
                : expected("`,`, a new line or `}` after the item", found)
                        .help("an object's items are separated by commas or new lines");
    }

    private Diagnostic inFor(Token previous, Token found) {
        return missingValue(previous)
                ? noValue(previous, found)
                : unexpected(found)
                        .help(
                                "write `[for v in list : value]` or"
                                        + " `{for k, v in map : key => value}`, `if test` last");
    }

    private Diagnostic inDirective(Token previous, Token found) {
        return missingValue(previous) && previous.getType() != HclParser.DIRECTIVE
                ? noValue(previous, found)
                : expected("`if`, `else`, `endif`, `for` or `endfor`", found)
                        .help("a plain `%{` is written `%%{`");
    }

    private Diagnostic inExpression(Token previous, Token found) {
        if (previous.getType() == HclParser.DOT) {
            return expected("a name after `.`", found).help("remove the dot, or add the name");
        }
        if (previous.getType() == HclParser.FOR) {
            return inFor(previous, found);
        }
        return missingValue(previous) ? noValue(previous, found) : unexpected(found);
    }

    private Diagnostic noValue(Token previous, Token found) {
        Diagnostic error = expected("a value after " + name(previous), found);
        return switch (previous.getType()) {
            case HclParser.ASSIGN -> error.help("the value begins on the line of the `=`");
            case HclParser.INTERPOLATION -> error.help("a plain `${` is written `$${`");
            default -> error.help("add the value, or remove " + name(previous));
        };
    }

    /** Whether an expression has to follow. */
    private static boolean missingValue(Token previous) {
        return switch (previous.getType()) {
            case HclParser.RPAREN,
                    HclParser.RBRACK,
                    HclParser.RBRACE,
                    HclParser.QUOTE_END,
                    HclParser.HEREDOC_END,
                    HclParser.NUMBER,
                    HclParser.IDENTIFIER,
                    HclParser.NEWLINE,
                    HclParser.DOT,
                    HclParser.LBRACE,
                    HclParser.ELLIPSIS,
                    HclParser.FOR ->
                    false;
            default -> true;
        };
    }

    private Diagnostic unexpected(Token found) {
        return error(found, "unexpected " + name(found));
    }

    private Diagnostic expected(String what, Token found) {
        return error(found, "expected " + what + ", found " + name(found));
    }

    private Diagnostic error(Token token, String message) {
        return Diagnostic.error(ID, span(token), message);
    }

    private static String name(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "end of file";
            case HclParser.NEWLINE -> "end of line";
            case HclParser.QUOTE -> "a string";
            case HclParser.HEREDOC_BEGIN -> "a heredoc";
            default -> "`" + token.getText() + "`";
        };
    }

    private Span span(Token token) {
        int start = token.getStartIndex();
        boolean visible = token.getType() != HclParser.NEWLINE && token.getType() != Token.EOF;
        return new Span(source, start, visible ? token.getStopIndex() + 1 : start);
    }
}
