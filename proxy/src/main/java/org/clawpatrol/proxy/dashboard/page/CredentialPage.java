package org.clawpatrol.proxy.dashboard.page;

import java.util.List;

/** The declared credentials and whether their secrets are there; never the secrets. */
public record CredentialPage(List<Credential> credentials) {
    public CredentialPage {
        credentials = List.copyOf(credentials);
    }

    public record Credential(
            String name, String type, String endpoints, String description, List<Slot> slots) {
        public Credential {
            slots = List.copyOf(slots);
        }

        /** Whether every slot is filled that it needs. */
        public boolean complete() {
            return slots.stream().allMatch(slot -> slot.present() || !slot.needed());
        }
    }

    /**
     * @param name as declared by the credential's type; the only slot is often unnamed
     * @param needed whether the credential is of no use without it
     */
    public record Slot(String name, boolean needed, boolean present) {
        public String label() {
            return name.isEmpty() ? "secret" : name;
        }

        /** Whether what goes in may have several lines. */
        public boolean text() {
            return !name.isEmpty();
        }

        /** What stands in its empty field. */
        public String hint() {
            if (present) {
                return needed ? "stored; type to replace" : "stored; left empty it is removed";
            }
            return needed ? "paste the secret" : "optional";
        }
    }
}
