package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.format.FormatResult;
import org.clawpatrol.dsl.format.HclFormatter;
import org.clawpatrol.dsl.format.UnifiedDiff;
import org.clawpatrol.dsl.hcl.ReaderLimits;
import org.clawpatrol.dsl.report.DiagnosticJson;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.proxy.file.WholeFile;

/**
 * A file with its layout. Immutable.
 *
 * @param name as the user calls it
 */
record FormattedFile(String name, FormatResult result) {
    private static final int MOST_BYTES = 4 * ReaderLimits.STANDARD.characters();

    static FormattedFile of(String name, byte[] bytes) {
        return new FormattedFile(name, new HclFormatter().format(name, bytes));
    }

    /** One that cannot be read has a diagnostic that says so. */
    static FormattedFile of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(file.toString(), in.readNBytes(MOST_BYTES));
        } catch (IOException unreadable) {
            return failed(file.toString(), "C-READ", Failures.text(unreadable));
        }
    }

    private static FormattedFile failed(String name, String id, String problem) {
        Diagnostic diagnostic = Diagnostic.global(id, problem);
        return new FormattedFile(name, new FormatResult("", Optional.empty(), List.of(diagnostic)));
    }

    boolean changes() {
        return result.changes();
    }

    boolean failed() {
        return result.text().isEmpty();
    }

    /** The new text; that of a file which failed is empty. */
    String text() {
        return result.text().orElse("");
    }

    /** Empty where nothing changes. */
    String diff() {
        return changes() ? UnifiedDiff.of(name, result.original(), text()) : "";
    }

    /** Puts the new text into the file; what cannot be written has failed. */
    FormattedFile written() {
        if (!changes()) {
            return this;
        }
        try {
            WholeFile.replace(
                    Path.of(name),
                    result.original().getBytes(StandardCharsets.UTF_8),
                    text().getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException failure) {
            return failed(
                    name, "C-WRITE", "cannot write `" + name + "`: " + Failures.text(failure));
        }
    }

    Map<String, Object> asJson() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("path", name);
        object.put("changed", changes());
        object.put("diagnostics", DiagnosticJson.of(result.diagnostics()));
        return object;
    }
}
