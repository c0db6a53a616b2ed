/** The dashboard in a real browser. */
@NullMarked
package org.clawpatrol.conformance.browser;

import org.jspecify.annotations.NullMarked;
