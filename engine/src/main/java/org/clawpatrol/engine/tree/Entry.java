package org.clawpatrol.engine.tree;

/**
 * One way in which a rule can hold.
 *
 * @param needs what must hold for it; a rule with a disjunction has an entry for each side
 */
record Entry(RuleNode rule, Conjunction needs) {}
