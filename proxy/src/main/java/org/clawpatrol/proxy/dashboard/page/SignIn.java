package org.clawpatrol.proxy.dashboard.page;

import org.jspecify.annotations.Nullable;

/**
 * The form in front of everything else.
 *
 * @param firstRun whether the first password is to be set
 * @param next where to go afterwards
 * @param problem what was wrong with the last try
 */
public record SignIn(boolean firstRun, String next, String csrf, @Nullable String problem) {}
