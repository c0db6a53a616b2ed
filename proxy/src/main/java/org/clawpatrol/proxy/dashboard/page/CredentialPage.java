package org.clawpatrol.proxy.dashboard.page;

import java.util.List;
import java.util.Optional;

/** The declared credentials and whether their secrets are there; never the secrets. */
public record CredentialPage(List<Credential> credentials) {
    public CredentialPage {
        credentials = List.copyOf(credentials);
    }

    /**
     * @param badge whether it is of use, and where its secret is
     * @param trouble why there is no fresh token; mostly empty
     */
    public record Credential(
            String name,
            String type,
            String endpoints,
            String description,
            Badge badge,
            String trouble,
            List<Slot> slots,
            Optional<Login> login) {
        public Credential {
            slots = List.copyOf(slots);
        }

        /** The place of it on the page. */
        public String anchor() {
            return Concerns.anchor(name);
        }

        /** Whether something is stored that could be removed. */
        public boolean stored() {
            return slots.stream().anyMatch(slot -> slot.place() == Place.STORED);
        }
    }

    /**
     * A login of an operator at the service.
     *
     * @param until when its access token ends; empty where it does not, or nobody says
     */
    public record Login(boolean connected, Optional<Moment> until) {}

    /** Where the secret of a slot is. */
    public enum Place {
        STORED,
        ENVIRONMENT,
        NOWHERE
    }

    /**
     * @param name as declared by the credential's type; the only slot is often unnamed
     * @param needed whether the credential is of no use without it
     * @param text whether what goes in may have several lines
     */
    public record Slot(String name, boolean needed, boolean text, Place place) {
        public String label() {
            return name.isEmpty() ? "secret" : name.replace('_', ' ');
        }

        /** What stands in its empty field. */
        public String hint() {
            return switch (place) {
                case STORED ->
                        needed ? "stored; type to replace" : "stored; left empty it is removed";
                case ENVIRONMENT -> "in the environment; what is stored here replaces all of it";
                case NOWHERE -> needed ? "paste the secret" : "optional";
            };
        }
    }
}
