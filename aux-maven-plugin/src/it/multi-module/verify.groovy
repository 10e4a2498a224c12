def log = new File(basedir, 'build.log').text
// parent and core: the bound check, and two goals called for the whole build
assert log.count('no reproduction.yaml here, nothing to do') == 6
assert log.contains('run 1 of 1: resnet8/none/clean seed 1')
def record = new File(basedir, 'study/runs/quick').listFiles().find { it.name.endsWith('.json') }.getText('UTF-8')
assert record.contains('"io.github.auxtask.it:multi-module-core:1"')
// called in a folder where nothing has one, the goal says so
assert log.contains('reproduction.yaml does not exist in this folder: run Maven in the folder of a reproduction.')
return true
