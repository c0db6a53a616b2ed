/** Waiting for people: pending approvals and their decisions. */
@NullMarked
package org.clawpatrol.proxy.approval;

import org.jspecify.annotations.NullMarked;
