package org.clawpatrol.proxy.bench;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Where figures were measured. Immutable.
 *
 * @param java name and version of the virtual machine
 * @param optimising whether it compiles to optimised code, as it does for the gateway
 * @param processors how many it sees
 */
public record Machine(String java, boolean optimising, int processors) {
    private static final String FULL_TIER = "4";

    static Machine here() {
        HotSpotDiagnosticMXBean options =
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String tier = options.getVMOption("TieredStopAtLevel").getValue();
        return new Machine(
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                tier.equals(FULL_TIER),
                Runtime.getRuntime().availableProcessors());
    }
}
