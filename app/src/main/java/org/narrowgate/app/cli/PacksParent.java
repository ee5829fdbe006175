package org.narrowgate.app.cli;

import java.nio.file.Path;
import org.narrowgate.engine.workspace.Workspace;

/** A command that may have been told where the statute packs lie, for those below it. */
interface PacksParent {
    /** Where the packs of a workspace lie, unless another folder was given. */
    Path folder(Workspace opened);
}
