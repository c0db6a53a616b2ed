/** What the dashboard's pages show, as plain records; the templates compile into this package. */
@NullMarked
package org.clawpatrol.proxy.dashboard.page;

import org.jspecify.annotations.NullMarked;
