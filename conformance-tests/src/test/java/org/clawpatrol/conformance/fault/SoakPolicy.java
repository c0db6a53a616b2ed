package org.clawpatrol.conformance.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;

/**
 * Two versions of one policy. Both allow {@code /allowed/} and deny {@code /denied/}; {@code
 * /flip/} is allowed by the first and denied by the second, which has many more rules.
 */
final class SoakPolicy {
    static final String FIRST =
            rule("open", 5, "allowed", "allow") + rule("flip", 5, "flip", "allow");
    static final String SECOND =
            fillers() + rule("open", 5, "allowed", "allow") + rule("flip", 5, "flip", "deny");

    private SoakPolicy() {}

    static String start() {
        return FIRST + common();
    }

    /** Replaces the rules of a lab's file at once, as a careful editor does. */
    static void swap(Lab lab, String rules) throws IOException {
        String file =
                LabPolicy.frame().replace("@PORT@", String.valueOf(lab.origin().port()))
                        + rules
                        + common();
        Path fresh = lab.folder().resolve("gateway.hcl.new");
        Files.writeString(fresh, file);
        Files.move(fresh, lab.config(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String common() {
        return rule("shut", 9, "denied", "deny");
    }

    private static String fillers() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            rules.append(
                    rule("filler-" + i, 50 + i, "elsewhere/" + i, i % 2 == 0 ? "deny" : "allow"));
        }
        return rules.toString();
    }

    private static String rule(String name, int priority, String area, String verdict) {
        return """
        rule "%s" {
          endpoint  = https.api
          priority  = %d
          condition = "http.path.startsWith('/%s/')"
          verdict   = "%s"
        }
        """
                .formatted(name, priority, area, verdict);
    }
}
