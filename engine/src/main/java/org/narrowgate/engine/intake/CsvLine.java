package org.narrowgate.engine.intake;

import java.util.List;
import java.util.Optional;
import org.narrowgate.core.request.RowProblem;

/**
 * One record of a CSV file, or a line that is none.
 *
 * @param line on which it begins, the first being 1
 * @param cells empty if there is a problem
 */
record CsvLine(long line, List<String> cells, Optional<RowProblem> problem) {}
