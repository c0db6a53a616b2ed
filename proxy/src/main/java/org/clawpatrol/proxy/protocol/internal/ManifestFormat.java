package org.clawpatrol.proxy.protocol.internal;

import java.util.List;
import java.util.Locale;

/** The two forms of the manifest. */
enum ManifestFormat {
    MARKDOWN,
    JSON;

    /**
     * What a request wants: its {@code format}, else its {@code Accept}; Markdown unless JSON is
     * asked for.
     */
    static ManifestFormat wanted(List<String> formats, String accept) {
        for (String format : formats) {
            switch (format.toLowerCase(Locale.ROOT)) {
                case "json" -> {
                    return JSON;
                }
                case "markdown", "md", "text" -> {
                    return MARKDOWN;
                }
                default -> {
                    // An unknown word asks for nothing.
                }
            }
        }
        String folded = accept.toLowerCase(Locale.ROOT);
        return folded.contains("application/json") && !folded.contains("text/markdown")
                ? JSON
                : MARKDOWN;
    }
}
