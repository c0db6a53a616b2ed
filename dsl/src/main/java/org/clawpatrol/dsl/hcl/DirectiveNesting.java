package org.clawpatrol.dsl.hcl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Expression.Part;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** Pairs the directives of a template and joins its text. One thread, one use. */
final class DirectiveNesting {
    private final Source source;
    private final int depthLimit;
    private final Diagnostics diagnostics;
    private final Deque<Level> levels = new ArrayDeque<>();

    /** A directive whose end has not come yet; the outermost level has none. */
    private static final class Level {
        private final Optional<RawPart> opener;
        private final List<Part> parts = new ArrayList<>();
        private Optional<List<Part>> beforeElse = Optional.empty();
        private Optional<LiteralText> text = Optional.empty();

        Level(Optional<RawPart> opener) {
            this.opener = opener;
        }

        boolean isIf() {
            return opener.isPresent() && opener.get() instanceof RawPart.If;
        }

        boolean isFor() {
            return opener.isPresent() && opener.get() instanceof RawPart.For;
        }

        void add(LiteralText more, int start) {
            LiteralText joined = text.orElseGet(() -> new LiteralText(start));
            joined.add(more);
            text = Optional.of(joined);
        }

        void flush(Source source) {
            text.ifPresent(t -> parts.add(new Part.Text(t.mapped(source))));
            text = Optional.empty();
        }
    }

    DirectiveNesting(Source source, int depthLimit, Diagnostics diagnostics) {
        this.source = source;
        this.depthLimit = depthLimit;
        this.diagnostics = diagnostics;
    }

    List<Part> nest(List<RawPart> raw, Span template) {
        levels.push(new Level(Optional.empty()));
        for (RawPart part : raw) {
            accept(part);
        }
        if (levels.size() > 1) {
            report(unclosed(levels.element(), template));
        }
        Level outermost = levels.getLast();
        outermost.flush(source);
        return outermost.parts;
    }

    private void accept(RawPart part) {
        Level level = levels.element();
        switch (part) {
            case RawPart.Literal(LiteralText text) -> level.add(text, text.start());
            case RawPart.Value(Expression value) -> {
                level.flush(source);
                level.parts.add(new Part.Interpolation(value));
            }
            case RawPart.If(_, Span span) -> open(part, span);
            case RawPart.For(_, _, _, Span span) -> open(part, span);
            case RawPart.Else(Span span) -> otherwise(level, span);
            case RawPart.EndIf(Span span) -> endIf(level, span);
            case RawPart.EndFor(Span span) -> endFor(level, span);
        }
    }

    private void open(RawPart opener, Span span) {
        if (levels.size() == depthLimit + 1) {
            report(
                    Diagnostic.error(
                            SyntaxErrors.ID,
                            span,
                            "nesting is deeper than " + depthLimit + " levels"));
        }
        levels.element().flush(source);
        levels.push(new Level(Optional.of(opener)));
    }

    private void otherwise(Level level, Span span) {
        if (!level.isIf() || level.beforeElse.isPresent()) {
            report(unexpected("else", "if", span));
            return;
        }
        level.flush(source);
        level.beforeElse = Optional.of(List.copyOf(level.parts));
        level.parts.clear();
    }

    private void endIf(Level level, Span span) {
        if (level.opener.isPresent() && level.opener.get() instanceof RawPart.If(var test, _)) {
            level.flush(source);
            levels.pop();
            List<Part> last = level.parts;
            levels.element()
                    .parts
                    .add(
                            level.beforeElse
                                    .map(then -> new Part.If(test, then, last))
                                    .orElseGet(() -> new Part.If(test, last, List.of())));
        } else {
            report(unexpected("endif", "if", span));
        }
    }

    private void endFor(Level level, Span span) {
        if (level.opener.isPresent()
                && level.opener.get() instanceof RawPart.For(var key, var value, var in, _)) {
            level.flush(source);
            levels.pop();
            levels.element().parts.add(new Part.ForEach(key, value, in, level.parts));
        } else {
            report(unexpected("endfor", "for", span));
        }
    }

    private static Diagnostic unexpected(String directive, String opener, Span span) {
        return Diagnostic.error(SyntaxErrors.ID, span, "unexpected directive `" + directive + "`")
                .help("it ends a `%{ " + opener + " ... }`, and none is open here");
    }

    private static Diagnostic unclosed(Level level, Span template) {
        String end = level.isFor() ? "endfor" : "endif";
        Span opener =
                switch (level.opener.orElseThrow()) {
                    case RawPart.If(_, Span span) -> span;
                    case RawPart.For(_, _, _, Span span) -> span;
                    case RawPart.Literal _,
                            RawPart.Value _,
                            RawPart.Else _,
                            RawPart.EndIf _,
                            RawPart.EndFor _ ->
                            template;
                };
        int last = template.end();
        return Diagnostic.error(SyntaxErrors.ID, opener, "directive without `%{ " + end + " }`")
                .help("add the missing `%{ " + end + " }`")
                .note("the template ends here", new Span(template.source(), last, last));
    }

    private void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }
}
