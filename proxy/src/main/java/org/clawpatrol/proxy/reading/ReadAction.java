package org.clawpatrol.proxy.reading;

import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;

/** The facts of one action. */
public record ReadAction(Family family, Facts facts) {}
