package org.clawpatrol.proxy.dashboard;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.clawpatrol.dsl.config.HostPort;

/**
 * Where and as what the dashboard runs.
 *
 * @param listen port 0 picks one
 * @param publicUrl absolute http or https URL without trailing slash, or empty
 * @param random must be unpredictable
 */
public record DashboardEnvironment(
        HostPort listen,
        String publicUrl,
        String version,
        InstantSource clock,
        RandomGenerator random) {}
