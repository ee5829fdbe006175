package org.narrowgate.ledger.disk;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What {@link LossyDisk} tells of a file or folder; it keeps no times. */
record LossyAttributes(boolean folder, long length) implements BasicFileAttributes {
    @Override
    public boolean isDirectory() {
        return folder;
    }

    @Override
    public boolean isRegularFile() {
        return !folder;
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public FileTime lastModifiedTime() {
        return FileTime.fromMillis(0);
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public Object fileKey() {
        return this;
    }
}
