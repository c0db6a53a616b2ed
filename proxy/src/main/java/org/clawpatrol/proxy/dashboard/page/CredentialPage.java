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

        /** Whether every slot is filled. */
        public boolean complete() {
            return slots.stream().allMatch(Slot::present);
        }
    }

    /**
     * @param name as declared by the credential's type; the only slot is often unnamed
     */
    public record Slot(String name, boolean present) {
        public String label() {
            return name.isEmpty() ? "secret" : name;
        }
    }
}
