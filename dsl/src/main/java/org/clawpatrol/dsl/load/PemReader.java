package org.clawpatrol.dsl.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.schema.AttributeSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/**
 * Reads certificates that a configuration contains or points to: PEM text, {@code <<file:path>>}
 * within it, {@code @path} or a path. One thread.
 */
final class PemReader {
    private static final long MOST_BYTES = 1L << 20;
    private static final String MARKER = "<<file:";
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    private final UserPaths paths;
    private final ConfigurationFiles files;
    private final RuntimeCheck runtime;
    private final Diagnostics diagnostics;

    PemReader(
            UserPaths paths,
            ConfigurationFiles files,
            RuntimeCheck runtime,
            Diagnostics diagnostics) {
        this.paths = paths;
        this.files = files;
        this.runtime = runtime;
        this.diagnostics = diagnostics;
    }

    /**
     * The PEM text of an attribute; empty when it is absent, blank, or a problem was reported.
     * Where files of the established grammar load with a broken certificate it is a warning, and an
     * error for a gateway that is to start.
     */
    Optional<String> read(DecodedBlock block, String attribute) {
        Optional<String> written = block.text(attribute).filter(text -> !text.isBlank());
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Span span = block.span(attribute);
        return content(written.get(), block.header(), span)
                .filter(pem -> hasCertificates(pem, attribute, span, isStrict(block, attribute)));
    }

    private static boolean isStrict(DecodedBlock block, String attribute) {
        return block.schema().runtime()
                && block.schema()
                        .attribute(attribute)
                        .filter(found -> found.has(AttributeSchema.Trait.CHECKED_AT_START))
                        .isEmpty();
    }

    private Optional<String> content(String written, Span header, Span span) {
        if (written.contains(MARKER)) {
            return expanded(written, header);
        }
        if (written.contains("-----BEGIN ")) {
            return Optional.of(written);
        }
        String path = written.startsWith("@") ? written.substring(1) : written;
        return file(path.strip(), "C-PEM", span);
    }

    /** One pass: what a file contains is never searched for markers again. */
    private Optional<String> expanded(String written, Span header) {
        StringBuilder text = new StringBuilder();
        int position = 0;
        int open = written.indexOf(MARKER);
        while (open >= 0) {
            int close = written.indexOf(">>", open);
            if (close < 0) {
                diagnostics.add(
                        Diagnostic.error("C-INCL-OPEN", header, "`" + MARKER + "` without its `>>`")
                                .help("write for example `<<file:ca.pem>>`"));
                return Optional.empty();
            }
            text.append(written, position, open);
            Optional<String> content =
                    file(written.substring(open + MARKER.length(), close), "C-INCL-READ", header);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            text.append(content.get());
            position = close + 2;
            open = written.indexOf(MARKER, position);
        }
        return Optional.of(text.append(written, position, written.length()).toString());
    }

    private Optional<String> file(String name, String id, Span span) {
        Optional<Path> path = paths.absolute(name);
        try {
            if (path.isPresent()
                    && Files.isRegularFile(path.get())
                    && Files.size(path.get()) <= MOST_BYTES) {
                files.include(path.get());
                return Optional.of(
                        new String(Files.readAllBytes(path.get()), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            return unreadable(name, id, span);
        }
        return unreadable(name, id, span);
    }

    private Optional<String> unreadable(String name, String id, Span span) {
        diagnostics.add(
                Diagnostic.error(id, span, "cannot read the file `" + name + "`")
                        .help("paths are relative to the configuration file"));
        return Optional.empty();
    }

    private boolean hasCertificates(String pem, String attribute, Span span, boolean strict) {
        Matcher blocks = CERTIFICATE.matcher(pem);
        boolean any = false;
        while (blocks.find()) {
            any = true;
            if (!isCertificate(blocks.group(1))) {
                reportBroken("`" + attribute + "` holds a broken certificate", span, strict);
                return !strict;
            }
        }
        if (!any) {
            diagnostics.add(
                    Diagnostic.error("C-PEM", span, "`" + attribute + "` holds no certificate")
                            .help("it must contain `-----BEGIN CERTIFICATE-----`"));
        }
        return any;
    }

    private void reportBroken(String message, Span span, boolean strict) {
        Diagnostic error = Diagnostic.error("C-PEM", span, message);
        if (strict) {
            diagnostics.add(error);
        } else {
            diagnostics.add(Diagnostic.warning("W-PEM", span, message));
            runtime.add(error);
        }
    }

    private static boolean isCertificate(String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64.strip());
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded));
            return true;
        } catch (CertificateException | IllegalArgumentException broken) {
            return false;
        }
    }
}
