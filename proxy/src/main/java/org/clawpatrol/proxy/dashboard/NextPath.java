package org.clawpatrol.proxy.dashboard;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: only a path of this dashboard, else its start. */
final class NextPath {
    static final String START = "/";

    // An allow-list of what our own pages look like. Whatever a browser could read as another
    // origin (a second slash, a backslash, a scheme, an escape) does not fit.
    private static final Pattern OWN =
            Pattern.compile("/(?:[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*)?(?:\\?[A-Za-z0-9_=&-]*)?");
    private static final int MAX_LENGTH = 500;

    private NextPath() {}

    static String of(@Nullable String wanted) {
        if (wanted == null || wanted.length() > MAX_LENGTH || wanted.startsWith("/__")) {
            return START;
        }
        return OWN.matcher(wanted).matches() ? wanted : START;
    }
}
