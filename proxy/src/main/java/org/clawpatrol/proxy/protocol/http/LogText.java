package org.clawpatrol.proxy.protocol.http;

/** Makes texts from outside fit for one line of a log: bounded, and printable ASCII only. */
final class LogText {
    private static final int MAX = 200;

    private LogText() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX) + 8);
        for (int i = 0; i < text.length() && out.length() < MAX; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '\\') {
                out.append(c);
            } else {
                out.append("\\u").append(String.format("%04x", (int) c));
            }
        }
        return text.length() > MAX ? out.append("...").toString() : out.toString();
    }

    /** What a failure is and where it arose, without its message, which may quote traffic. */
    static String of(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String type = failure.getClass().getName();
        return trace.length == 0 ? type : type + " at " + trace[0];
    }
}
