package org.clawpatrol.proxy.dashboard.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Credentials that need care; nothing is shown where there is none. */
public record Concerns(List<Concern> all) {
    public Concerns {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param text as it follows the name
     * @param at when the secret ends or has ended
     * @param declared whether the page of credentials has it
     */
    public record Concern(String name, String text, Optional<Moment> at, boolean declared) {

        /** Where it is put right. */
        public String link() {
            return "/credentials#"
                    + URLEncoder.encode(anchor(name), StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /** What the page of credentials calls the place of one. */
    static String anchor(String credential) {
        return "credential-" + credential;
    }
}
