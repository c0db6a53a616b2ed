package org.clawpatrol.dsl.hcl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/**
 * Pairs the brackets before anything recursive reads them, and limits their depth. A brace that is
 * missing is looked for where the indentation contradicts the braces. One thread, one use.
 */
final class NestingCheck {
    private final Source source;
    private final int depthLimit;
    private final Diagnostics diagnostics;
    private final Deque<Frame> open = new ArrayDeque<>();
    private Optional<Suspicion> suspicion = Optional.empty();
    private int depth;
    private int deepest;

    private record Frame(Bracket bracket, Token opener) {}

    /** A brace that seems to stay open, and the token that gave rise to this. */
    private record Suspicion(Frame frame, Token evidence) {}

    NestingCheck(Source source, int depthLimit, Diagnostics diagnostics) {
        this.source = source;
        this.depthLimit = depthLimit;
        this.diagnostics = diagnostics;
    }

    void check(List<Token> tokens) {
        for (Token token : tokens) {
            Optional<Bracket> bracket = Bracket.openedBy(token);
            if (bracket.isPresent()) {
                push(new Frame(bracket.get(), token));
                if (depth > depthLimit) {
                    diagnostics.add(tooDeep(token));
                    return;
                }
            } else if (Bracket.closes(token)) {
                close(token);
            }
        }
        if (!open.isEmpty()) {
            diagnostics.add(unclosed(tokens.getLast()));
        }
    }

    /** The depth found, valid after a check without errors. */
    int deepest() {
        return deepest;
    }

    private void push(Frame frame) {
        Frame parent = open.peek();
        if (parent != null && frame.bracket == Bracket.BRACE) {
            suspect(parent, frame.opener, indent(frame.opener) <= indent(parent.opener));
        }
        open.push(frame);
        if (frame.bracket != Bracket.TEXT) {
            depth++;
            deepest = Math.max(deepest, depth);
        }
    }

    private void pop() {
        if (open.pop().bracket != Bracket.TEXT) {
            depth--;
        }
    }

    private void close(Token token) {
        Frame top = open.peek();
        if (top != null && top.bracket.closedBy(token)) {
            boolean first = lineBegin(token) == token.getStartIndex();
            suspect(top, token, first && indent(token) < indent(top.opener));
            pop();
        } else if (open.stream().anyMatch(frame -> frame.bracket.closedBy(token))) {
            diagnostics.add(mismatch(open.element(), token));
            while (!open.element().bracket.closedBy(token)) {
                pop();
            }
            pop();
        } else if (top != null) {
            diagnostics.add(mismatch(top, token));
            pop();
        } else {
            diagnostics.add(
                    Diagnostic.error(
                                    SyntaxErrors.ID,
                                    span(token),
                                    "unexpected `" + token.getText() + "`: nothing is open here")
                            .help("remove it, or add the opening bracket it belongs to"));
        }
    }

    private void suspect(Frame frame, Token evidence, boolean contradiction) {
        boolean apart = line(frame.opener) != line(evidence);
        if (contradiction && apart && frame.bracket == Bracket.BRACE && suspicion.isEmpty()) {
            suspicion = Optional.of(new Suspicion(frame, evidence));
        }
    }

    private Diagnostic tooDeep(Token token) {
        return Diagnostic.error(
                        SyntaxErrors.ID,
                        span(token),
                        "nesting is deeper than " + depthLimit + " levels")
                .help("flatten the expression, or split it into several attributes");
    }

    private Diagnostic mismatch(Frame frame, Token token) {
        String closing = frame.bracket.closing();
        return Diagnostic.error(
                        SyntaxErrors.ID,
                        span(token),
                        "expected `" + closing + "` before `" + token.getText() + "`")
                .help("add the missing `" + closing + "`")
                .note("opened here", span(frame.opener));
    }

    private Diagnostic unclosed(Token end) {
        Frame frame = suspicion.map(Suspicion::frame).orElse(open.element());
        String closing = frame.bracket.closing();
        Diagnostic error =
                Diagnostic.error(
                                SyntaxErrors.ID,
                                span(frame.opener),
                                "`" + frame.opener.getText() + "` is never closed")
                        .help("add the missing `" + closing + "`");
        return suspicion
                .map(s -> error.note(evidenceText(s), span(s.evidence)))
                .orElseGet(() -> error.note("the file ends here", span(end)));
    }

    private static String evidenceText(Suspicion suspicion) {
        return suspicion.evidence.getType() == HclLexer.RBRACE
                ? "by its indentation this `}` closes something further out"
                : "by its indentation this begins outside of it";
    }

    private int indent(Token token) {
        return lineBegin(token) - source.lineStart(line(token));
    }

    /** Where the token's line has its first word or sign. */
    private int lineBegin(Token token) {
        String text = source.text();
        int at = source.lineStart(line(token));
        while (at < token.getStartIndex() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private int line(Token token) {
        return source.line(token.getStartIndex());
    }

    private Span span(Token token) {
        int start = token.getStartIndex();
        return new Span(source, start, Math.max(start, token.getStopIndex() + 1));
    }
}
