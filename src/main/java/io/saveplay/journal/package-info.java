/**
 * The memory of the service, on PostgreSQL: decisions, what came of them, and what was learned from that. The only room
 * with SQL. It stores what the edges hand it and knows neither rules nor HTTP.
 */
@NullMarked
package io.saveplay.journal;

import org.jspecify.annotations.NullMarked;
