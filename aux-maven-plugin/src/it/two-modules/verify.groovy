def log = new File(basedir, 'build.log').text
assert log.contains('no reproduction.yaml here, nothing to do')
assert log.count('waiting for the worker of another module') == 1
// one worker at a time: the first has finished before the second starts
assert (log.readLines().findAll { it =~ /run 1 of 1:|  finished in/ }.collect { it.contains('run 1 of 1') }) == [true, false, true, false]
['first', 'second'].each { assert new File(basedir, it + '/runs/quick').list().length == 1 }
return true
