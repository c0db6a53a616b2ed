package org.clawpatrol.dsl.source;

/** Makes characters that would act on a terminal, or hide what stands there, visible. Stateless. */
public final class VisibleText {
    private VisibleText() {}

    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        character -> {
                            if (acts(character)) {
                                out.append("\\u{")
                                        .append(Integer.toHexString(character))
                                        .append('}');
                            } else {
                                out.appendCodePoint(character);
                            }
                        });
        return out.toString();
    }

    private static boolean acts(int character) {
        int type = Character.getType(character);
        return (type == Character.CONTROL && character != '\t')
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }
}
