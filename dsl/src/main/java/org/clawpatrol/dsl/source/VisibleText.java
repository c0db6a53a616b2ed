package org.clawpatrol.dsl.source;

/** Makes characters that would act on a terminal, or hide what stands there, visible. Stateless. */
public final class VisibleText {
    private VisibleText() {}

    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        character -> {
                            if (character != '\t' && hides(character)) {
                                out.append("\\u{")
                                        .append(Integer.toHexString(character))
                                        .append('}');
                            } else {
                                out.appendCodePoint(character);
                            }
                        });
        return out.toString();
    }

    /** Whether a character acts on what shows it, or is not to be seen where it stands. */
    public static boolean hides(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
