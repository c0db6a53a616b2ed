package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms in which a secret could leak, and the search for them in files. */
public final class SecretForms {
    private SecretForms() {}

    /**
     * Matches the secret as it is, in base64 at any offset, URL-encoded, JSON-escaped or in hex.
     */
    public static Pattern of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(secret.replace("/", "\\/"));
        forms.add(HexFormat.of().formatHex(bytes));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String encoded = Base64.getEncoder().encodeToString(shifted);
            // Without the characters that neighbours share.
            String inner = encoded.substring(offset == 0 ? 0 : 4, encoded.length() - 4);
            forms.add(inner);
            forms.add(inner.replace('+', '-').replace('/', '_'));
        }
        return Pattern.compile(forms.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** The files below a folder that show it. */
    public static List<Path> filesWith(Pattern secret, Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.filter(Files::isRegularFile).toList();
        }
        List<Path> hits = new ArrayList<>();
        for (Path file : all) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (secret.matcher(text).find()) {
                hits.add(file);
            }
        }
        return hits;
    }
}
