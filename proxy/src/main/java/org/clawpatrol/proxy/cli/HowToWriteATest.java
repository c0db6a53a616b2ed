package org.clawpatrol.proxy.cli;

import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.engine.fact.Family;

/**
 * What is said to somebody whose configuration has no tests yet: a first one to copy. Stateless.
 */
final class HowToWriteATest {
    private HowToWriteATest() {}

    static String of(Configuration configuration) {
        String endpoint =
                configuration.endpoints().values().stream()
                        .filter(found -> found.family() == Family.HTTP)
                        .map(EndpointConfig::typedName)
                        .findFirst()
                        .orElse("https.NAME");
        return """
        no *.test.hcl file beside the configuration; write one, for example policy.test.hcl:

          test "reads pass" {
            action {
              endpoint = %s
              http {
                method = "GET"
                path   = "/"
              }
            }
            expect {
              verdict = "allow"
            }
          }

        """
                .formatted(endpoint);
    }
}
