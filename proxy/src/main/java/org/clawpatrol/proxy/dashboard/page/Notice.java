package org.clawpatrol.proxy.dashboard.page;

/** A message about what the operator just did. */
public record Notice(Tone tone, String text) {

    /** How it reads: {@code good}, {@code bad} or {@code plain}; also its style class. */
    public enum Tone {
        GOOD("good"),
        BAD("bad"),
        PLAIN("plain");

        private final String style;

        Tone(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    public static Notice good(String text) {
        return new Notice(Tone.GOOD, text);
    }

    public static Notice bad(String text) {
        return new Notice(Tone.BAD, text);
    }

    public static Notice plain(String text) {
        return new Notice(Tone.PLAIN, text);
    }
}
