package org.clawpatrol.dsl.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.hcl.SourceToken;
import org.clawpatrol.dsl.hcl.WrittenFile;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;
import org.clawpatrol.dsl.source.Span;

/**
 * Lays out files of HCL. The result is read again: what would say anything else than the file did
 * is not handed out. Takes time proportional to the file. Stateless; safe to share.
 */
public final class HclFormatter {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * Formats a file; one with errors in its syntax has diagnostics instead.
     *
     * @param name how diagnostics call it
     */
    public FormatResult format(String name, byte[] bytes) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Source> source =
                SourceBytes.decode(name, bytes, diagnostics)
                        .filter(read -> isExact(read, bytes, diagnostics));
        Optional<String> text =
                source.flatMap(
                        read ->
                                new HclReader()
                                        .written(read, diagnostics)
                                        .flatMap(file -> formatted(read, file, diagnostics)));
        return new FormatResult(source.map(Source::text).orElse(""), text, diagnostics.all());
    }

    /** Whether writing the text gives the bytes back; it does not where they are no characters. */
    private static boolean isExact(Source source, byte[] bytes, Diagnostics diagnostics) {
        boolean exact = Arrays.equals(source.text().getBytes(StandardCharsets.UTF_8), bytes);
        if (!exact) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-UTF8", new Span(source, 0, 0), "the file is not valid UTF-8")
                            .help("save it in UTF-8 encoding"));
        }
        return exact;
    }

    private static Optional<String> formatted(
            Source source, WrittenFile file, Diagnostics diagnostics) {
        String text = laidOut(source.text(), file);
        Optional<Span> difference =
                new HclReader()
                        .written(new Source(source.name(), text), new Diagnostics())
                        .map(result -> Equivalence.difference(file, result))
                        .orElseGet(() -> Optional.of(new Span(source, 0, 0)));
        difference.ifPresent(
                span ->
                        diagnostics.add(
                                Diagnostic.error(
                                                "C-FORMAT",
                                                span,
                                                "formatting would change what the file says; it"
                                                        + " stays as it is")
                                        .help("this is a defect: please report it with the file")));
        return difference.isPresent() ? Optional.empty() : Optional.of(text);
    }

    private static String laidOut(String text, WrittenFile file) {
        List<Piece> pieces = new PieceReader(text, file.tokens()).read();
        new LineBreaks(pieces).decide();
        Spaces.decide(pieces);
        List<Line> lines = new Lines(pieces).read();
        String lineEnd = lineEnd(file);
        layOut(lines, Conditions.of(file.body()), lineEnd);
        new Alignment(lines).align();
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        return mark + joined(lines, lineEnd);
    }

    /** Every line ends like the first one does. */
    private static String lineEnd(WrittenFile file) {
        return file.tokens().stream()
                .filter(token -> token.kind() == SourceToken.Kind.NEWLINE)
                .findFirst()
                .filter(first -> isCarriageReturn(first.span()))
                .map(first -> "\r\n")
                .orElse("\n");
    }

    /** A comment in front of a line's end takes the carriage return with it. */
    private static boolean isCarriageReturn(Span lineEnd) {
        int before = lineEnd.end() - 2;
        return before >= 0 && lineEnd.source().text().charAt(before) == '\r';
    }

    private static void layOut(
            List<Line> lines, Map<Integer, MappedText> conditions, String lineEnd) {
        for (Line line : lines) {
            for (Piece piece : line.pieces()) {
                Optional.ofNullable(conditions.get(piece.start))
                        .flatMap(c -> ConditionLayout.of(piece.text(), c, line.depth(), lineEnd))
                        .ifPresent(piece::replace);
            }
        }
    }

    private static String joined(List<Line> lines, String lineEnd) {
        StringBuilder out = new StringBuilder();
        for (Line line : lines) {
            out.append(line.beginsAnew() ? lineEnd : "").append(" ".repeat(line.indent()));
            for (int i = 0; i < line.pieces().size(); i++) {
                Piece piece = line.pieces().get(i);
                out.append(i == 0 ? "" : " ".repeat(piece.spaces)).append(piece.text());
            }
            out.append(lineEnd);
        }
        return out.toString();
    }
}
