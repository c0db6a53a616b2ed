package org.clawpatrol.proxy.dashboard.page;

import java.util.List;
import java.util.Optional;

/** The declared credentials and whether their secrets are there; never the secrets. */
public record CredentialPage(List<Credential> credentials) {
    public CredentialPage {
        credentials = List.copyOf(credentials);
    }

    public record Credential(
            String name,
            String type,
            String endpoints,
            String description,
            List<Slot> slots,
            Optional<Login> login) {
        public Credential {
            slots = List.copyOf(slots);
        }

        /** Whether it is of use: connected, or every slot filled that it needs. */
        public boolean complete() {
            return login.filter(Login::connected).isPresent()
                    || ((login.isEmpty() || stored()) && filled());
        }

        /** Whether something is stored that could be removed. */
        public boolean stored() {
            return slots.stream().anyMatch(Slot::present);
        }

        private boolean filled() {
            return slots.stream().allMatch(slot -> slot.present() || !slot.needed());
        }
    }

    /**
     * A login of an operator at the service.
     *
     * @param until when its access token ends; empty where it does not, or nobody says
     * @param trouble why there is no fresh token; mostly empty
     */
    public record Login(boolean connected, Optional<Moment> until, String trouble) {}

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
