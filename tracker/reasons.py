"""Why the work cannot go on though the sources are right: what the system refused, in words for whoever runs a command."""

import errno
import os

REASONS = {
    errno.ENOSPC: "磁盘已满，请腾出空间再试",
    errno.EDQUOT: "磁盘配额已用完，请腾出空间，或请管理员加大配额",
    errno.EFBIG: "文件大小超过了系统的限制，请管理员放宽限制（ulimit -f）",
    errno.EACCES: "没有权限，请检查文件和文件夹的权限，或换一个账户",
    errno.EPERM: "系统不允许，请检查文件和文件夹的权限，或换一个账户",
    errno.EROFS: "所在的磁盘是只读的，请改为可写，或另指一处",
    errno.EIO: "磁盘读写出错，请检查磁盘",
    errno.ENAMETOOLONG: "文件名或路径太长，请改短",
    errno.ENOENT: "没有这个文件或文件夹，请检查路径",
    errno.ENOTDIR: "路径中间有一段不是文件夹，请检查路径",
    errno.EISDIR: "这里是文件夹，不是文件，请移走它",
    errno.EEXIST: "这里已经有别的文件，请移走它",
    errno.ENOTEMPTY: "文件夹里刚刚多了别的文件，请移走它们再试",
    errno.ELOOP: "这里是链接，不跟随，请换成文件或文件夹本身",
    errno.EBUSY: "正被占用，或者是挂载点，请另指它里面的一个文件夹",
    errno.EXDEV: "跨了两个磁盘，请另指一处",
    errno.EMFILE: "同时打开的文件太多，请管理员放宽限制（ulimit -n）",
    errno.ENFILE: "同时打开的文件太多，请关掉别的程序再试",
    errno.EAGAIN: "系统的进程太多，请关掉别的程序再试",
    errno.ENOMEM: "内存不够，请关掉别的程序再试",
    errno.EPIPE: "读取输出的程序已经结束，请去掉管道再试",
    errno.EADDRINUSE: "这个端口正被别的程序占用，请用 --port 另选一个",
}


class Hindered(Exception):
    """The work cannot go on; the message says in Chinese why and what to do, and ends without a full stop."""


def reason(error: OSError | MemoryError, place: object = "") -> str:
    """What an error means and what to do; it is about the file that it names, or else about a place."""
    if isinstance(error, MemoryError):
        return REASONS[errno.ENOMEM]
    number = error.errno or 0
    why = REASONS.get(number, f"系统报告的错误是 {errno.errorcode.get(number, number)}，请告诉维护人员")
    about = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes | os.PathLike) else place
    return f"{about}：{why}" if about else why
