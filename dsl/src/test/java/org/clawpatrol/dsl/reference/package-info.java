/**
 * Pages of the documentation that are made from declarations, and the check that they are current.
 */
@NullMarked
package org.clawpatrol.dsl.reference;

import org.jspecify.annotations.NullMarked;
