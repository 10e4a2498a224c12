def log = new File(basedir, 'build.log').text
assert log.contains('resnet8/ft/clean seed 2')
assert new File(basedir, 'runs/quick').list().length == 2
assert !log.contains('BUILD FAILURE')
return true
