/**
 * What conditions say about facts, as sets of actions that can be compared: empty, one within
 * another, an action that lies in both.
 */
@NullMarked
package org.clawpatrol.dsl.analysis;

import org.jspecify.annotations.NullMarked;
