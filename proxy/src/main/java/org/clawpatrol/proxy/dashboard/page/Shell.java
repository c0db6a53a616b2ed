package org.clawpatrol.proxy.dashboard.page;

/**
 * What the frame around every page needs.
 *
 * @param section which entry of the navigation is current
 * @param who the operator, as shown
 * @param csrf token its forms must carry
 * @param alarm shown above everything else
 */
public record Shell(
        String title, Section section, String who, String csrf, String version, Alarm alarm) {

    /** Entries of the navigation. */
    public enum Section {
        ACTIVITY("/", "Activity"),
        DEVICES("/devices", "Devices"),
        CREDENTIALS("/credentials", "Credentials"),
        ACCOUNT("/account", "Account");

        private final String path;
        private final String label;

        Section(String path, String label) {
            this.path = path;
            this.label = label;
        }

        public String path() {
            return path;
        }

        public String label() {
            return label;
        }
    }
}
