package org.clawpatrol.proxy.dashboard.page;

/**
 * A verdict as a coloured word.
 *
 * @param style class of the style sheet
 */
public record Badge(String text, String style) {

    /**
     * @param verdict the journal's word
     */
    public static Badge of(String verdict) {
        return switch (verdict) {
            case "allow", "approved" -> new Badge(verdict, "good");
            case "deny", "denied" -> new Badge(verdict, "bad");
            default -> new Badge(VisibleText.line(verdict).toString(), "warn");
        };
    }
}
